CREATE TABLE "determinations" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"status" text NOT NULL,
	"body" text NOT NULL,
	"on" text NOT NULL,
	"reason" "bytea",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "edition_files" (
	"id" text PRIMARY KEY NOT NULL,
	"edition_id" text NOT NULL,
	"format" text NOT NULL,
	"language" text NOT NULL,
	"content" "bytea" NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"scope" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"revises" text,
	"content" text NOT NULL,
	"version" integer NOT NULL,
	"drafted_by" text NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"reviewed_by" text,
	"reviewed_at" timestamp (3) with time zone,
	"issued_by" text,
	"issued_at" timestamp (3) with time zone,
	"known_at" integer NOT NULL,
	"checkpoint" text,
	"withdrawn_by" text,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "release_files" (
	"id" text PRIMARY KEY NOT NULL,
	"release_id" text NOT NULL,
	"name" text NOT NULL,
	"content" "bytea" NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"month" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"content" text NOT NULL,
	"proof" text NOT NULL,
	"synthetic" boolean NOT NULL,
	"known_at" integer NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "report_templates" (
	"office_id" text PRIMARY KEY NOT NULL,
	"sections" text NOT NULL,
	"draft_day" integer,
	"version" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_facts" (
	"seq" integer NOT NULL,
	"case_id" text NOT NULL,
	"known_from" timestamp (3) with time zone NOT NULL,
	"facts" text NOT NULL,
	CONSTRAINT "case_facts_seq_case_id_pk" PRIMARY KEY("seq","case_id")
);
--> statement-breakpoint
CREATE TABLE "touched_facts" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	CONSTRAINT "touched_facts_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"dimension" text NOT NULL,
	"code" text NOT NULL,
	"month" text NOT NULL,
	"details" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"seen_by" text,
	"seen_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "definitions" (
	"id" text PRIMARY KEY NOT NULL,
	"name_id" text NOT NULL,
	"name_en" text NOT NULL,
	"note" text,
	"question" text NOT NULL,
	"owner_id" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"shared_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "published_explanations" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"text" text NOT NULL,
	"ours" integer,
	"published" integer,
	"signed_by" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_figures" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"metric" text NOT NULL,
	"unit" text NOT NULL,
	"population" text,
	"country" text,
	"region" text,
	"geography_basis" text,
	"period_start" text,
	"period_end" text,
	"as_of" text,
	"comparator" text NOT NULL,
	"value" integer,
	"quote" text,
	"sums_into" text,
	"conflicts_with" text,
	"authority" text NOT NULL,
	"source" text NOT NULL,
	"source_date" text,
	"note" text,
	"question" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "world_events" (
	"id" text PRIMARY KEY NOT NULL,
	"on" text NOT NULL,
	"country" text,
	"name_id" text NOT NULL,
	"name_en" text NOT NULL,
	"source" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
ALTER TABLE "determinations" ADD CONSTRAINT "determinations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determinations" ADD CONSTRAINT "determinations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_files" ADD CONSTRAINT "edition_files_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_files" ADD CONSTRAINT "release_files_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_templates" ADD CONSTRAINT "report_templates_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_templates" ADD CONSTRAINT "report_templates_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "definitions" ADD CONSTRAINT "definitions_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_explanations" ADD CONSTRAINT "published_explanations_signed_by_users_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "determinations_case" ON "determinations" USING btree ("case_id","on");--> statement-breakpoint
CREATE INDEX "determinations_person" ON "determinations" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "edition_files_once" ON "edition_files" USING btree ("edition_id","format","language");--> statement-breakpoint
CREATE UNIQUE INDEX "editions_number" ON "editions" USING btree ("month","scope","number");--> statement-breakpoint
CREATE UNIQUE INDEX "release_files_once" ON "release_files" USING btree ("release_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "releases_number" ON "releases" USING btree ("kind","month","number");--> statement-breakpoint
CREATE INDEX "case_facts_case" ON "case_facts" USING btree ("case_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_once" ON "alerts" USING btree ("dimension","code","month");--> statement-breakpoint
CREATE INDEX "definitions_owner" ON "definitions" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "published_explanations_code" ON "published_explanations" USING btree ("code","signed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "published_figures_code" ON "published_figures" USING btree ("code");--> statement-breakpoint
CREATE INDEX "world_events_on" ON "world_events" USING btree ("on");