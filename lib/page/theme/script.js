/* What makes a page handier where scripts run. Without them nothing is
   missing: every part of it adds to what is there already. */
"use strict";
(() => {
	const words = document.currentScript.dataset;
	const wide = matchMedia("(min-width: 62rem)");

	function element(name, properties, ...children) {
		const made = Object.assign(document.createElement(name),
			properties);

		made.append(...children);
		return made;
	}

	function button(text, act) {
		const made = element("button", {
			type: "button", className: "button second",
		}, text);

		made.addEventListener("click", act);
		return made;
	}

	/* "04:00 – 07:00", with the day where it is not the written one. */
	function local_time(times) {
		const dates = times.map((time) => new Date(time.dateTime));
		const shown = { hour: "2-digit", minute: "2-digit",
			hourCycle: "h23" };
		const last = dates[dates.length - 1];

		/* en-CA writes as <time datetime> does. */
		if (new Intl.DateTimeFormat("en-CA").format(dates[0]) !==
		    times[0].dateTime.slice(0, 10))
			Object.assign(shown, { weekday: "short",
				day: "numeric", month: "short" });
		return new Intl.DateTimeFormat(document.documentElement.lang,
			shown).formatRange(dates[0], last);
	}

	/* Minutes east of Greenwich: as written, and here. */
	function is_elsewhere(time) {
		const [, sign, hours, minutes] =
			/([+-])(\d\d):(\d\d)$/.exec(time.dateTime) ||
			[0, "+", 0, 0];
		const there = (+hours * 60 + +minutes) *
			(sign === "-" ? -1 : 1);

		return there !==
			-new Date(time.dateTime).getTimezoneOffset();
	}

	/* The visitor's own time, where his clocks differ. */
	function add_local_times() {
		const groups = new Map();

		for (const time of document.querySelectorAll("time.zoned")) {
			groups.set(time.parentNode, [
				...groups.get(time.parentNode) || [], time]);
		}
		for (const [parent, times] of groups) {
			if (!times.some(is_elsewhere))
				continue;
			const text = local_time(times);
			const last = times[times.length - 1];
			const zone = last.nextSibling;

			(zone && zone.nodeType === Node.TEXT_NODE ?
				zone : last).after(element("span", {
				className: "local",
			}, "(" + words.time.replace("{time}", text) + ")"));
		}
	}

	/* A frame of another site, when somebody asks for it. */
	function show_frame(link, asked) {
		const frame = element("iframe", {
			src: link.href,
			title: link.dataset.title,
			referrerPolicy: "strict-origin-when-cross-origin",
			allowFullscreen: "full" in link.dataset,
		});

		frame.setAttribute("sandbox",
			"allow-scripts allow-same-origin allow-popups");
		asked.replaceWith(frame);
		frame.focus();
	}

	function add_frame_buttons() {
		const links = document.querySelectorAll(".embed > [data-title]");

		for (const link of links) {
			const asked = button(words.show,
				() => show_frame(link, asked));

			asked.setAttribute("aria-label",
				words.show + ": " + link.dataset.title);
			link.before(asked);
		}
	}

	/* Which part of the text is being read? */
	function follow(contents) {
		const links = [...contents.querySelectorAll("a")];
		const heads = links.map((link) => document.getElementById(
			decodeURIComponent(link.hash.slice(1))));
		let waits = false;

		function mark() {
			let here = -1;

			waits = false;
			heads.forEach((head, i) => {
				if (head &&
				    head.getBoundingClientRect().top < 160)
					here = i;
			});
			links.forEach((link, i) => {
				if (i === here)
					link.setAttribute("aria-current",
						"true");
				else
					link.removeAttribute("aria-current");
			});
		}

		addEventListener("scroll", () => {
			if (!waits)
				requestAnimationFrame(mark);
			waits = true;
		}, { passive: true });
		mark();
	}

	function open_contents() {
		const details = document.querySelector(".contents details");

		if (!details)
			return;
		details.open = wide.matches;
		wide.addEventListener("change", () => {
			details.open = wide.matches;
		});
		follow(details);
	}

	function add_tools() {
		const aside = document.querySelector(".aside");
		const tools = element("p", { className: "tools" });

		if (!aside)
			return;
		if (navigator.share)
			tools.append(button(words.share, () => {
				navigator.share({ title: document.title,
					url: location.href }).catch(() => {});
			}));
		tools.append(button(words.print, () => print()));
		aside.append(tools);
	}

	add_local_times();
	add_frame_buttons();
	open_contents();
	add_tools();
})();
