/* pseudonym: a key, a list of suffixes and what is kept, for unit tests. */
#ifndef TEST_PSEUDONYM_H
#define TEST_PSEUDONYM_H

#include <stdlib.h>
#include <unistd.h>

#include "pseudonym/cell_cache.h"

#include "tap.h"

struct scene {
	struct prf		*prf;
	struct orgdomain	*orgs;
	struct cell_cache	 work;
	struct arena		 names;
	struct buf		 out[4];	/* results, in turn */
	size_t			 turn;
};

/* With rules of all kinds: plain, of two labels, * and exceptions. */
static const char scene_list[] =
    "// ===BEGIN ICANN DOMAINS===\n"
    "com\nnet\norg\nuk\nco.uk\njp\n*.kawasaki.jp\n!city.kawasaki.jp\n"
    "*.ck\n!www.ck\n"
    "// ===END ICANN DOMAINS===\n"
    "// ===BEGIN PRIVATE DOMAINS===\n"
    "io\ngithub.io\n*.compute.cloud.com\n"
    "// ===END PRIVATE DOMAINS===\n";

static inline struct orgdomain *
scene_orgs(void)
{
	char name[] = "/tmp/test-pseudonym-XXXXXX";
	int fd = mkstemp(name);
	struct orgdomain *o = NULL;

	if (fd >= 0 && write(fd, scene_list, sizeof(scene_list) - 1) > 0)
		o = orgdomain_open(name, false);
	close(fd);
	unlink(name);
	return o;
}

/* known: reporters and services keep their names. */
static inline void
scene_start(struct scene *s, const char *key, bool known)
{
	struct kept kept;

	*s = (struct scene){ .prf = prf_open(bytes_of(key)),
	    .orgs = scene_orgs() };
	kept_start(&kept, s->orgs);
	if (known)
		kept_known(&kept, s->orgs);
	cell_cache_start(&s->work, s->prf, s->orgs, &kept);
}

static inline void
scene_end(struct scene *s)
{
	size_t i;

	cell_cache_free(&s->work);
	orgdomain_close(s->orgs);
	prf_close(s->prf);
	arena_free(&s->names);
	for (i = 0; i < COUNT(s->out); i++)
		buf_free(&s->out[i]);
}

/* The pseudonym of a cell; valid until the third call after. */
static inline struct bytes
scene_cell(struct scene *s, enum class class, bool list, struct bytes cell)
{
	struct buf *b = &s->out[s->turn++ % COUNT(s->out)];

	b->n = 0;
	cell_cache_add(&s->work, (struct class_of){ class, list }, cell, b);
	return buf_view(b);
}

static inline struct bytes
scene_domain(struct scene *s, const char *name)
{
	return scene_cell(s, CLASS_DOMAIN, false, bytes_of(name));
}

#endif
