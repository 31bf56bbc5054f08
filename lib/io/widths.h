/*
 * widths: what kind of rows an input without a header has, by how many cells
 * there are.
 */
#ifndef IO_WIDTHS_H
#define IO_WIDTHS_H

#include "io/rows.h"

/*
 * The kind of the row in r->reader, of those that r accepts, or KIND_NONE;
 * *key: how many cells stand before its declared columns.
 *
 * Aligned and failure rows may have what align-filter adds behind them.
 * Where kinds are as wide as each other, a word that only one of them has
 * decides; kinds with a key in front of any width come last.
 */
enum tsv_kind	 widths_kind(const struct rows *r, size_t *key);

#endif
