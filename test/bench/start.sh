#!/bin/bash
# SPDX-License-Identifier: MIT
#
# A cold start: how long `lectern resolve` takes, from its first instruction to
# its last, on a catalogue of COURSES courses with ALIASES aliases (one of each
# course is that of its ResourceId), and how much memory it holds at most. The
# tree is made in a temporary folder; each course has the fields and about the
# length of a real one, a roadmap, terms of six taxonomies. Prints the median
# of ROUNDS runs.
#
#   LECTERN=build/lectern COURSES=10000 ALIASES=65000 test/bench/start.sh

set -eu
cd "$(dirname "$0")/../.."
courses=${COURSES:-10000}
aliases=${ALIASES:-65000}
rounds=${ROUNDS:-5}
lectern=$(realpath "${LECTERN:-build/lectern}")
work=$(mktemp -d /tmp/lectern.start.XXXXXX)
trap 'rm -rf "$work"' EXIT

cat >"$work/site.yaml" <<'YAML'
baseURL: https://training.example/
title: Many Courses
taxonomies:
  course_topic: course_topics
  course_vendor: course_vendors
  course_learning_experience: course_learning_experiences
  delivery_audience: delivery_audiences
  category: categories
  tag: tags
permalinks:
  term:
    course_topics: /training/:slug/
YAML

folders()
{
	awk -v n="$courses" -v root="$1" 'BEGIN {
		for (i = 0; i < n; i++)
			print root "/training/topic-" i % 40 "/maker-course-" \
				i "-of-the-harbour-school"
	}' | xargs mkdir -p
}

# Each alias has an old name of its own; some have capitals or no slash.
make_tree() # FOLDER
{
	folders "$1"
	awk -v n="$courses" -v aliases="$((aliases - courses))" -v root="$1" '
	function course(i,    name, file, j)
	{
		name = "course-" i "-of-the-harbour-school"
		file = root "/training/topic-" i % 40 "/maker-" name "/index.md"
		print "---" >file
		print "title: Course " i " of the Harbour School (C" i ") with Certificate" >file
		print "short_title: Harbour Course " i >file
		print "description: What the harbour teaches in its course number " i ", in one sentence." >file
		print "date: 20" 10 + i % 15 "-0" 1 + i % 9 "-1" i % 10 >file
		print "ResourceId: R" i "xYz" i >file
		print "code: C" i >file
		print "slug: " name >file
		print "url: /training/topic-" i % 40 "/:slug/" >file
		print "weight: " 100 * (1 + i % 9) >file
		print "course_topics: [Topic " i % 40 "]" >file
		print "course_vendors: [Maker " i % 7 "]" >file
		print "course_learning_experiences: [Immersive, Traditional]" >file
		print "delivery_audiences: [Sailors, Role " i % 12 ", Role " i % 5 "]" >file
		print "course_proficiencies: [intermediate]" >file
		print "course_length: " 8 + i % 32 >file
		print "tags: [tag-" i % 100 ", tag-" i % 13 "]" >file
		print "roadmap:\n  next:\n  - /training/topic-" (i + 1) % 40 "/course-" i + 1 "-of-the-harbour-school/" >file
		print "aliases:" >file
		for (j = int(aliases * i / n); j < int(aliases * (i + 1) / n); j++)
			print "- /" (j % 3 ? "former" : "Archive") "/place-" j % 97 "/" name "-" j (j % 2 ? "" : "/") >file
		print "outcomes: |" >file
		for (j = 0; j < 8; j++)
			print "  - Tie knot number " j " in the dark and in the rain" >file
		print "prerequisites: |\n  Two hands and a week on a boat.\n---\n" >file
		for (j = 0; j < 8; j++)
			print "## Day " j "\n\nThe morning is for rope, the afternoon for water, and the evening for what the two have done to each other. Nobody goes home before the last fender is dry and the log is written.\n" >file
		close(file)
	}
	BEGIN { for (i = 0; i < n; i++) course(i) }'
}

"${CC:-cc}" -O2 -o "$work/peak" test/bench/peak.c
mkdir "$work/content"
mv "$work/site.yaml" "$work/content/"
peak=$work/peak
make_tree "$work/content"
"$lectern" routes --content "$work/content" |
	awk -F'\t' '{ n[$1]++ } END {
		printf "%d pages, %d aliases\n", n["page"], n["alias"] }'
for _ in $(seq "$rounds"); do
	"$peak" "$lectern" resolve --content "$work/content" / \
		2>>"$work/figures" >/dev/null
done
sort -n "$work/figures" | awk '{ s[NR] = $1; m[NR] = $2 } END {
	i = int((NR + 1) / 2)
	printf "%-34s %9.2f s\n", "cold start", s[i]
	printf "%-34s %9.0f MiB\n", "most memory", m[i]
}'
