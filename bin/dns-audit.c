/*
 * dns-audit: audits published DNS records, as saved answers show them,
 * against profiles.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "audit/answers.h"
#include "audit/spf.h"
#include "auth/suffixes.h"
#include "base/mem.h"
#include "cli/lockdown.h"
#include "crypto/start.h"
#include "io/settings.h"
#include "report/xml.h"
#include "text/domain.h"

enum {
	OPT_DOMAINS = 256, OPT_DOMAIN, OPT_PROFILE, OPT_PROFILES,
	OPT_PRINT_PROFILE, OPT_QUERIES, OPT_MISSING, OPT_POLICY_DIR,
	OPT_BIMI_DIR, OPT_PSL, OPT_EXIT_CODE, OPT_EVIDENCE, OPT_OWN,
	OPT_SUMMARY, OPT_SPF_TREE, OPT_SPF_FLATTEN
};

static const struct cli_option options[] = {
	{ OPT_DOMAINS, "domains", "FILE", "audit the domains of this list" },
	{ OPT_DOMAIN, "domain", "NAME", "audit this domain, too" },
	{ OPT_PROFILE, "profile", "NAME|FILE",
	    "ask for what this profile does; best by default" },
	{ OPT_PROFILES, "profiles", NULL,
	    "show the names of the built-in profiles and end" },
	{ OPT_PRINT_PROFILE, "print-profile", "NAME",
	    "show a built-in profile, to copy it, and end" },
	{ OPT_QUERIES, "queries", NULL,
	    "write what to ask the DNS first; operands are lists of "
	    "domains" },
	{ OPT_MISSING, "missing", NULL,
	    "write what the answers leave to be asked" },
	{ OPT_SUMMARY, "summary", NULL,
	    "write how many domains publish what, by group" },
	{ OPT_SPF_TREE, "spf-tree", NULL,
	    "write the terms of SPF records, through include and redirect" },
	{ OPT_SPF_FLATTEN, "spf-flatten", NULL,
	    "write SPF records of the addresses that they come down to" },
	{ OPT_POLICY_DIR, "policy-dir", "DIR",
	    "look here for MTA-STS policy files" },
	{ OPT_BIMI_DIR, "bimi-dir", "DIR",
	    "look here for logos and certificates of BIMI" },
	{ OPT_EVIDENCE, "evidence", "FILE",
	    "take what reports show from these aligned records or TLS rows" },
	{ OPT_OWN, "own", "FILE",
	    "in them know senders by these networks and DKIM selectors" },
	{ OPT_PSL, "psl", "FILE",
	    "take organisational domains from this Public Suffix List" },
	{ OPT_EXIT_CODE, "exit-code", NULL,
	    "end with status 3 if a requirement that must be met is not" },
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "libpsl %s, libidn2 %s, %s, %s",
	    orgdomain_library(), domain_library(), xml_library(),
	    crypto_library());
	return out;
}

static const struct cli_program program = {
	.name = "dns-audit",
	.synopsis = "[option ...] [file ...]",
	.purpose = "Audits published DNS records, as saved answers and zone "
	    "files show them,\nagainst profiles.",
	.options = options,
	.noptions = sizeof(options) / sizeof(options[0]),
	.shared = CLI_WRITES_ROWS,
	.limits = LIMIT_DNS | LIMIT_ROWS,
	.libraries = libraries,
};

/* What is written. */
enum output { ROWS, QUERIES, MISSING, SUMMARY, SPF_TREE, SPF_FLATTEN };

struct work {
	struct cli		 cli;
	enum output		 output;
	bool			 exit_code;
	const char		*psl_file;
	const char		**evidence_files;
	size_t			 nevidence;
	struct known_senders		 known_senders;
	struct evidence		 evidence;
	struct inventory	 domains;
	struct profile		*profiles;
	size_t			 nprofiles;
	struct audit		 audit;
	struct tsv_writer	 out;
};

/* ---- Options */

static void
add_profile(struct work *w, const char *name)
{
	w->profiles = mem_resize(w->profiles, w->nprofiles + 1,
	    sizeof(*w->profiles));
	profile_read(&w->profiles[w->nprofiles++], &w->cli, name);
}

static void
add_domain(struct work *w)
{
	const char *wrong = inventory_add(&w->domains, bytes_of(w->cli.arg));

	if (wrong != NULL)
		cli_wrong(&w->cli, "%s", wrong);
}

/* Files in it may be missing, and that is told of each domain. */
static const char *
folder(struct work *w)
{
	int fd = open(w->cli.arg, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0) {
		cli_sayf(&w->cli, MSG_CANNOT_OPEN, bytes_of(w->cli.arg), "%s",
		    strerror(errno));
		cli_die(&w->cli);
	}
	(void)close(fd);
	return w->cli.arg;
}

static void
add_evidence(struct work *w)
{
	w->evidence_files = mem_resize(w->evidence_files, w->nevidence + 1,
	    sizeof(*w->evidence_files));
	w->evidence_files[w->nevidence++] = w->cli.arg;
}

static void
set_output(struct work *w, enum output output)
{
	if (w->output != ROWS && w->output != output)
		cli_usagef(&w->cli, "only one of the options that say what "
		    "is written");
	w->output = output;
}

/* Each list may have its own header. */
static void
read_list(struct work *w, const char *file)
{
	w->domains.begun = false;
	settings_list(&w->cli, file, inventory_take, &w->domains);
}

/* One built-in profile, or the names of all (NULL). */
static _Noreturn void
show_profiles(struct work *w, const char *name)
{
	int error;

	tsv_start(&w->out, 1);
	profile_show(&w->out.out, &w->cli, name);
	w->out.row = w->out.out.n;
	error = tsv_finish(&w->out);
	exit(cli_finish(&w->cli, error));
}

static void
take_option(struct work *w, int id)
{
	switch (id) {
	case OPT_DOMAINS:
		read_list(w, w->cli.arg);
		break;
	case OPT_DOMAIN:
		add_domain(w);
		break;
	case OPT_PROFILE:
		add_profile(w, w->cli.arg);
		break;
	case OPT_PROFILES:
	case OPT_PRINT_PROFILE:
		show_profiles(w, id == OPT_PROFILES ? NULL : w->cli.arg);
	case OPT_QUERIES:
		set_output(w, QUERIES);
		break;
	case OPT_MISSING:
		set_output(w, MISSING);
		break;
	case OPT_SUMMARY:
		set_output(w, SUMMARY);
		break;
	case OPT_SPF_TREE:
		set_output(w, SPF_TREE);
		break;
	case OPT_SPF_FLATTEN:
		set_output(w, SPF_FLATTEN);
		break;
	case OPT_POLICY_DIR:
		w->audit.policy_dir = folder(w);
		break;
	case OPT_BIMI_DIR:
		w->audit.bimi_dir = folder(w);
		break;
	case OPT_EVIDENCE:
		add_evidence(w);
		break;
	case OPT_OWN:
		settings_list(&w->cli, w->cli.arg, known_senders_take,
		    &w->known_senders);
		break;
	case OPT_PSL:
		w->psl_file = w->cli.arg;
		break;
	case OPT_EXIT_CODE:
		w->exit_code = true;
		break;
	}
}

static void
read_options(struct work *w, int argc, char **argv)
{
	size_t i;
	int id;

	inventory_start(&w->domains);
	known_senders_start(&w->known_senders);
	while ((id = cli_next(&w->cli, &program, argc, argv)) != CLI_END)
		take_option(w, id);
	if (w->output == QUERIES)
		for (i = 0; i < w->cli.noperands; i++)
			read_list(w, w->cli.operands[i]);
	if (w->domains.n == 0)
		cli_usagef(&w->cli, "no domain to audit: name a list by "
		    "--domains FILE, or domains by --domain NAME");
	if (w->exit_code && w->output != ROWS)
		cli_usagef(&w->cli, "--exit-code is about audit rows, which "
		    "are not written");
	/* Questions are those of the profiles that are named, or all. */
	w->audit.needed = w->nprofiles != 0 &&
	    (w->output == QUERIES || w->output == MISSING);
	if (w->nprofiles == 0)
		add_profile(w, "best");
	known_senders_end(&w->known_senders);
}

/* ---- Work */

static void
start_audit(struct work *w)
{
	struct audit *a = &w->audit;

	a->cli = &w->cli;
	a->domains = &w->domains;
	a->profiles = w->profiles;
	a->nprofiles = w->nprofiles;
	a->out = &w->out;
	a->dns = dns_new();
	tsv_start(&w->out, 1);
	if (w->output != QUERIES)
		answers_take(a->dns, &w->cli);
	if (w->nevidence != 0) {
		evidence_start(&w->evidence, &w->domains, a->orgdomain,
		    &w->known_senders);
		if (!evidence_read(&w->evidence, &w->cli, w->evidence_files,
		    w->nevidence, w->cli.limits.days))
			cli_die(&w->cli);
		a->evidence = &w->evidence;
	}
	audit_start(a);
}

/* As run. */
static int
summarise(struct work *w)
{
	struct survey survey;

	survey_start(&survey);
	w->audit.survey = &survey;
	audit_each(&w->audit, audit_survey);
	tsv_header(&w->out, KIND_SURVEY, w->cli.no_header);
	survey_write(&survey, &w->out);
	survey_free(&survey);
	return tsv_finish(&w->out);
}

/* Returns errno of a failed write, or 0. */
static int
run_audit(struct work *w)
{
	static const struct {
		enum tsv_kind kind;
		void (*visit)(struct audit *a, const struct posture *p);
	} written[] = {
		[ROWS] = { KIND_AUDIT, audit_write },
		[SPF_TREE] = { KIND_SPF_TERMS, audit_spf_tree },
		[SPF_FLATTEN] = { KIND_SPF_RECORDS, audit_spf_flatten },
	};
	struct audit *a = &w->audit;

	if (w->output == QUERIES || w->output == MISSING) {
		audit_each(a, NULL);
		return audit_questions(a, 1);
	}
	if (w->output == SUMMARY)
		return summarise(w);
	tsv_header(&w->out, written[w->output].kind, w->cli.no_header);
	audit_each(a, written[w->output].visit);
	return tsv_finish(&w->out);
}

int
main(int argc, char **argv)
{
	struct work w = { 0 };
	const struct audit *a = &w.audit;
	size_t i;
	int error;

	read_options(&w, argc, argv);
	w.audit.orgdomain = suffixes_open(&w.cli, w.psl_file, false);
	crypto_start();
	lockdown(&w.cli, -1, NULL);
	start_audit(&w);
	error = run_audit(&w);
	if (w.exit_code && a->failed != 0)
		cli_sayf(&w.cli, MSG_CONDITION, BYTES_NONE,
		    "%llu times a requirement that must be met is not",
		    (unsigned long long)a->failed);
	cli_counts(&w.cli, "%zu domains, %llu rows: %llu fail, %llu unknown; "
	    "%zu questions open", w.domains.n, (unsigned long long)a->rows,
	    (unsigned long long)a->failed, (unsigned long long)a->unknown,
	    a->lookup.noted.n);
	audit_end(&w.audit);
	evidence_free(&w.evidence);
	known_senders_free(&w.known_senders);
	free(w.evidence_files);
	dns_free(w.audit.dns);
	orgdomain_close(w.audit.orgdomain);
	for (i = 0; i < w.nprofiles; i++)
		profile_free(&w.profiles[i]);
	free(w.profiles);
	inventory_free(&w.domains);
	return cli_finish(&w.cli, error);
}
