/* whole: a stream that has to be read from anywhere. */
#include "container/whole.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "container/window.h"

/* How much of a 7z header we look through, in bytes. */
enum { HEADER_7Z_MOST = 1024 * 1024 };

/* Is s a file that can be read from anywhere? Then notes where it begins. */
static bool
is_file(struct whole *w, const struct stream *s)
{
	off_t at = s->fd >= 0 ? lseek(s->fd, 0, SEEK_CUR) : -1;
	struct stat st;

	if (at < 0 || fstat(s->fd, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	w->fd = s->fd;
	w->origin = at - (s->end - s->at);
	w->size = st.st_size - w->origin;
	return true;
}

bool
whole_open(struct whole *w, struct stream *s, uint64_t most)
{
	struct bytes b;

	*w = (struct whole){ .fd = -1 };
	if (is_file(w, s)) {
		s->at = s->end;
		s->ended = true;
		return true;
	}
	while ((b = stream_peek(s, 1)).n != 0) {
		if (b.n > most - w->bytes.n)
			return false;
		buf_add(&w->bytes, b);
		stream_skip(s, b.n);
	}
	w->size = (int64_t)w->bytes.n;
	return !s->failed;
}

bool
whole_front(struct whole *w, size_t n, struct bytes *out)
{
	ssize_t k;

	if (w->fd < 0) {
		*out = bytes_first(bytes_from(buf_view(&w->bytes),
		    (size_t)w->at), n);
	} else {
		w->bytes.n = 0;
		buf_room(&w->bytes, n);
		do
			k = pread(w->fd, w->bytes.p, n, w->origin + w->at);
		while (k < 0 && errno == EINTR);
		if (k < 0)
			return false;
		*out = (struct bytes){ w->bytes.p, (size_t)k };
	}
	w->at += (int64_t)out->n;
	return true;
}

void
whole_close(struct whole *w)
{
	buf_free(&w->bytes);
}

bool
whole_is_wide(struct whole *w, uint64_t window)
{
	struct bytes b;
	uint64_t at, n;

	w->at = 0;
	if (!whole_front(w, 32, &b) || !window_7z_header(b, &at, &n) ||
	    at > (uint64_t)w->size)
		return false;
	w->at = (int64_t)at;
	if (!whole_front(w, n < HEADER_7Z_MOST ? (size_t)n : HEADER_7Z_MOST,
	    &b))
		return false;
	w->at = 0;
	return window_7z(b) > window;
}
