/* SPDX-License-Identifier: MIT */
/*
 * The compiler extensions that we allow ourselves, in one place (style C8).
 */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#define ATTR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define ATTR_NORETURN __attribute__((noreturn))

#endif
