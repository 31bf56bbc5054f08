/*
 * writing: sentences put together piece by piece, while a page is made.
 *
 * Arguments are added one after the other; writing_sentence fills them into
 * a sentence and forgets them.
 */
#ifndef RENDER_WRITING_H
#define RENDER_WRITING_H

#include "render/model.h"
#include "summary/summary.h"

enum { WRITING_ARGS = 9 };

struct writing {
	struct page			*page;
	const struct strings		*strings;
	const struct summary_figures	*figures;
	struct buf			 arg[WRITING_ARGS];
	size_t				 nargs;
	struct buf			 sentence, paragraph;
	/* what need not be explained again */
	bool				 detailed_class[SOURCE_CLASSES];
	bool				 detailed_senders;
	bool				 detailed_services, detailed_subdomains,
					 detailed_posture;
};

void	 writing_free(struct writing *x);

void	 arg_text(struct writing *x, struct bytes text);
void	 arg_string(struct writing *x, enum string id);
void	 arg_number(struct writing *x, uint64_t n);
/* A counted thing: "3 reports". */
void	 arg_count(struct writing *x, enum string id, uint64_t n);
void	 arg_share(struct writing *x, int thousandths);
void	 arg_foreign(struct writing *x, struct bytes text);
/* The UTC day of t, as sentences have it. */
void	 arg_day(struct writing *x, int64_t t);
/* The same as 2026-11-16, for tables and periods. */
void	 arg_date(struct writing *x, int64_t t);

/* The sentence with its arguments; valid until the next sentence. */
struct bytes	 writing_sentence(struct writing *x, enum string id);
/* Appends it to out, behind the sentences that are there. */
void		 writing_add_sentence(struct writing *x, struct buf *out,
		    enum string id);
/* The same, copied to the page: good as an argument of another. */
struct bytes	 writing_kept(struct writing *x, enum string id);
/* "3 reports", or "3 reports or more", copied to the page. */
struct bytes	 writing_counted(struct writing *x, enum string id, uint64_t n,
		    bool more);
/* "2026-11-01 to 2026-11-30", one day, or empty when it is not known. */
struct bytes	 writing_period(struct writing *x, int64_t first,
		    int64_t last);

/* Adds a sentence to the paragraph that paragraph_end puts on the page. */
void	 paragraph_add(struct writing *x, enum string id);
void	 paragraph_end(struct writing *x, enum block_type type);

/* A paragraph, a note or a fact of a sentence with its arguments. */
void	 write_text(struct writing *x, enum block_type type, enum string id);
void	 write_fact(struct writing *x, enum string label, enum string value);
/* A section of our own, with an id of our own. */
void	 write_section(struct writing *x, const char *id, enum string heading);
/* A cell of foreign text. */
void	 write_foreign(struct writing *x, struct table *t, struct bytes text);
/* Pass, fail and unknown, empty when nobody said; three cells. */
void	 write_results(struct table *t, const struct result_counts *o);

/* The first cell of the row that sums the rest of a list up. */
void	 write_rest(struct writing *x, struct table *t, size_t n);
/* Appends a tag of a policy, name=value, behind others; not an empty one. */
void	 add_tag(struct buf *b, const struct strings *w, const char *name,
	    struct bytes value);
/* How the pass share went; empty when nothing is known of it. */
struct bytes	 writing_trend(struct writing *x, enum summary_trend trend,
		    const struct result_counts *before);

/* The parts of a summary, each one or several sections, or none. */
void	 write_domain(struct writing *x, const struct summary_domain *d,
	    size_t number);
void	 write_services(struct writing *x,
	    const struct summary_services *list);
void	 write_subdomains(struct writing *x,
		    const struct summary_subdomains *list);
void	 write_findings(struct writing *x);
void	 write_changes(struct writing *x);
void	 write_selectors(struct writing *x);
void	 write_policies(struct writing *x);
void	 write_heat(struct writing *x);
void	 write_days(struct writing *x);
void	 write_reporters(struct writing *x);
void	 write_tls(struct writing *x);
void	 write_posture(struct writing *x);
void	 write_survey(struct writing *x);
/* Adds what failure reports and complaints there are to the paragraph. */
void	 write_failure_counts(struct writing *x);
void	 write_failures(struct writing *x);
void	 write_notes(struct writing *x);

#endif
