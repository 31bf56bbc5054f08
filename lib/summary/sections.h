/* sections: what each section does with its rows, from start to figures. */
#ifndef SUMMARY_SECTIONS_H
#define SUMMARY_SECTIONS_H

#include "summary/impl.h"

/* Before the first row, and after the last figure. */
void	 summary_start_pools(struct summary *s);
void	 summary_free_pools(struct summary *s);
void	 summary_start_reports(struct summary *s);
void	 summary_free_reports(struct summary *s);
void	 summary_start_timeline(struct summary *s);
void	 summary_free_timeline(struct summary *s);
void	 summary_start_faults(struct summary *s);
void	 summary_free_faults(struct summary *s);
void	 summary_start_selectors(struct summary *s);
void	 summary_free_selectors(struct summary *s);
void	 summary_start_tls(struct summary *s);
void	 summary_free_tls(struct summary *s);
void	 summary_start_differences(struct summary *s);
void	 summary_free_differences(struct summary *s);
void	 summary_start_audit(struct summary *s);
void	 summary_free_audit(struct summary *s);
void	 summary_start_survey(struct summary *s);
void	 summary_free_survey(struct summary *s);
void	 summary_start_failures(struct summary *s);
void	 summary_free_failures(struct summary *s);
void	 summary_start_layout(struct summary *s);
void	 summary_free_layout(struct summary *s);
void	 summary_free_services(struct summary *s);

/* Rows in: one function a kind. */
void	 summary_add_record(struct summary *s, struct rows *r);
void	 summary_add_report(struct summary *s, struct rows *r);
void	 summary_add_rollup(struct summary *s, struct rows *r);
void	 summary_add_tls(struct summary *s, struct rows *r);
void	 summary_add_signature(struct summary *s, struct rows *r);
void	 summary_add_quality(struct summary *s, struct rows *r);
void	 summary_add_coverage(struct summary *s, struct rows *r);
void	 summary_add_difference(struct summary *s, struct rows *r);
void	 summary_add_refusal(struct summary *s, struct rows *r);
void	 summary_add_audit(struct summary *s, struct rows *r);
void	 summary_add_survey(struct summary *s, struct rows *r);
void	 summary_add_failure(struct summary *s, struct rows *r);

/* Figures out: each fills its part of s->figures. */
void	 summary_order_days(struct summary *s);
void	 summary_order_reporters(struct summary *s);
void	 summary_order_tls(struct summary *s);
void	 summary_order_services(struct summary *s);
void	 summary_order_draft(struct summary *s);
void	 summary_order_selectors(struct summary *s);
void	 summary_order_policies(struct summary *s);
void	 summary_order_differences(struct summary *s);
void	 summary_order_refused(struct summary *s);
void	 summary_order_audit(struct summary *s);
void	 summary_order_survey(struct summary *s);
void	 summary_order_failures(struct summary *s);

/*
 * What became of the mail of a source, by its number in the facts; NULL:
 * there is none on the page.
 */
const struct result_counts *summary_source_results(const struct summary *s,
	    uint32_t source);

/* Fills in what became of each domain's pass share. */
void	 summary_compare(struct summary *s);

#endif
