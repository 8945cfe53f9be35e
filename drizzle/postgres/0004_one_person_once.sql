CREATE TABLE "case_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"on" text NOT NULL,
	"text" "bytea" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up_schedules" (
	"office_id" text PRIMARY KEY NOT NULL,
	"months" text NOT NULL,
	"since" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"month" integer,
	"on" text NOT NULL,
	"outcome" text NOT NULL,
	"note" "bytea",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" text PRIMARY KEY NOT NULL,
	"kept_id" text NOT NULL,
	"joined_id" text NOT NULL,
	"moved" text NOT NULL,
	"episodes" text NOT NULL,
	"basis" text,
	"before" "bytea",
	"after" "bytea",
	"reason" "bytea",
	"merged_at" timestamp (3) with time zone NOT NULL,
	"merged_by" text NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text
);
--> statement-breakpoint
CREATE TABLE "person_pairs" (
	"id" text PRIMARY KEY NOT NULL,
	"one_id" text NOT NULL,
	"other_id" text NOT NULL,
	"state" text NOT NULL,
	"outcome" text NOT NULL,
	"score" integer NOT NULL,
	"evidence" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text,
	"asked_at" timestamp (3) with time zone,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"decided_evidence" text,
	"reason" "bytea",
	"reopened_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "retrafficking_findings" (
	"id" text PRIMARY KEY NOT NULL,
	"earlier_id" text NOT NULL,
	"later_id" text NOT NULL,
	"state" text NOT NULL,
	"on" text NOT NULL,
	"until" text,
	"reason" "bytea",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "episodes" ADD COLUMN "same_as" text;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "same_as" text;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_schedules" ADD CONSTRAINT "follow_up_schedules_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_kept_id_persons_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_joined_id_persons_id_fk" FOREIGN KEY ("joined_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_pairs" ADD CONSTRAINT "person_pairs_one_id_persons_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_pairs" ADD CONSTRAINT "person_pairs_other_id_persons_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrafficking_findings" ADD CONSTRAINT "retrafficking_findings_earlier_id_episodes_id_fk" FOREIGN KEY ("earlier_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrafficking_findings" ADD CONSTRAINT "retrafficking_findings_later_id_episodes_id_fk" FOREIGN KEY ("later_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_notes_case" ON "case_notes" USING btree ("case_id","on");--> statement-breakpoint
CREATE INDEX "case_notes_person" ON "case_notes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "follow_ups_case" ON "follow_ups" USING btree ("case_id","on");--> statement-breakpoint
CREATE INDEX "follow_ups_person" ON "follow_ups" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "merges_joined" ON "merges" USING btree ("joined_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_pairs_once" ON "person_pairs" USING btree ("one_id","other_id");--> statement-breakpoint
CREATE INDEX "person_pairs_other" ON "person_pairs" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "person_pairs_state" ON "person_pairs" USING btree ("state","score","id");--> statement-breakpoint
CREATE INDEX "retrafficking_findings_later" ON "retrafficking_findings" USING btree ("later_id","recorded_at");--> statement-breakpoint
CREATE INDEX "retrafficking_findings_earlier" ON "retrafficking_findings" USING btree ("earlier_id");--> statement-breakpoint
CREATE INDEX "episodes_same_as" ON "episodes" USING btree ("same_as");--> statement-breakpoint
CREATE INDEX "persons_same_as" ON "persons" USING btree ("same_as");