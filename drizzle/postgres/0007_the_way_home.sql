CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"on" text NOT NULL,
	"format" text NOT NULL,
	"size" integer NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" text NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"removed_by" text,
	"reason" "bytea",
	"title" "bytea",
	"preview" "bytea",
	"content" "bytea"
);
--> statement-breakpoint
CREATE TABLE "intake_headings" (
	"office_id" text NOT NULL,
	"heading" text NOT NULL,
	"field" text NOT NULL,
	CONSTRAINT "intake_headings_office_id_heading_pk" PRIMARY KEY("office_id","heading")
);
--> statement-breakpoint
CREATE TABLE "intake_rows" (
	"id" text PRIMARY KEY NOT NULL,
	"intake_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"held" text,
	"person_id" text,
	"case_id" text,
	"fingerprint" text NOT NULL,
	"content" "bytea"
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"id" text PRIMARY KEY NOT NULL,
	"office_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compound_stays" (
	"id" text PRIMARY KEY NOT NULL,
	"compound_id" text NOT NULL,
	"case_id" text NOT NULL,
	"from" text,
	"until" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "compounds" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"submission_id" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text NOT NULL,
	"town" text NOT NULL,
	"country" text NOT NULL,
	"version" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "compounds_reference_unique" UNIQUE("reference"),
	CONSTRAINT "compounds_submissionId_unique" UNIQUE("submission_id")
);
--> statement-breakpoint
CREATE TABLE "manifest_rows" (
	"id" text PRIMARY KEY NOT NULL,
	"operation_id" text NOT NULL,
	"position" integer NOT NULL,
	"case_id" text,
	"sex" text,
	"age" integer,
	"home_province" text,
	"state" text NOT NULL,
	"stay_reason" text,
	"boarded_on" text,
	"arrived_on" text,
	"overridden" boolean NOT NULL,
	"override_reason" "bytea",
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operation_legs" (
	"id" text PRIMARY KEY NOT NULL,
	"operation_id" text NOT NULL,
	"position" integer NOT NULL,
	"mode" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"on" text NOT NULL,
	"carrier" text
);
--> statement-breakpoint
CREATE TABLE "operation_partners" (
	"id" text PRIMARY KEY NOT NULL,
	"operation_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"submission_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"office_id" text NOT NULL,
	"country" text NOT NULL,
	"compound_id" text,
	"on" text NOT NULL,
	"planned_persons" integer NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "operations_reference_unique" UNIQUE("reference"),
	CONSTRAINT "operations_submissionId_unique" UNIQUE("submission_id")
);
--> statement-breakpoint
CREATE TABLE "case_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"from_office_id" text NOT NULL,
	"to_office_id" text NOT NULL,
	"reason" text NOT NULL,
	"words" "bytea",
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_id" text NOT NULL,
	"name_en" text NOT NULL,
	"city" text,
	"country" text,
	"closed_at" timestamp (3) with time zone,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_packages" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"person_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"content" "bytea",
	"until" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"opened" integer NOT NULL,
	"refused" integer NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	CONSTRAINT "referral_packages_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"to_office_id" text,
	"partner" text,
	"reason" text NOT NULL,
	"sections" text NOT NULL,
	"facts" text,
	"words" "bytea",
	"until" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	"outcome" "bytea"
);
--> statement-breakpoint
CREATE TABLE "return_blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"from" text NOT NULL,
	"until" text,
	"note" "bytea",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "return_milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"on" text NOT NULL,
	"body" text,
	"document" text,
	"number" "bytea",
	"valid_until" text,
	"clearance" text,
	"leaves_on" text,
	"flight" text,
	"step_id" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"words" "bytea",
	"due" text NOT NULL,
	"assigned_to" text,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"ended" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text
);
--> statement-breakpoint
ALTER TABLE "case_notes" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_headings" ADD CONSTRAINT "intake_headings_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_rows" ADD CONSTRAINT "intake_rows_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_rows" ADD CONSTRAINT "intake_rows_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound_stays" ADD CONSTRAINT "compound_stays_compound_id_compounds_id_fk" FOREIGN KEY ("compound_id") REFERENCES "public"."compounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound_stays" ADD CONSTRAINT "compound_stays_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifest_rows" ADD CONSTRAINT "manifest_rows_operation_id_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifest_rows" ADD CONSTRAINT "manifest_rows_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operation_legs" ADD CONSTRAINT "operation_legs_operation_id_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operation_partners" ADD CONSTRAINT "operation_partners_operation_id_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_compound_id_compounds_id_fk" FOREIGN KEY ("compound_id") REFERENCES "public"."compounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_transfers" ADD CONSTRAINT "case_transfers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_transfers" ADD CONSTRAINT "case_transfers_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_transfers" ADD CONSTRAINT "case_transfers_from_office_id_offices_id_fk" FOREIGN KEY ("from_office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_transfers" ADD CONSTRAINT "case_transfers_to_office_id_offices_id_fk" FOREIGN KEY ("to_office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_packages" ADD CONSTRAINT "referral_packages_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_packages" ADD CONSTRAINT "referral_packages_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_to_office_id_offices_id_fk" FOREIGN KEY ("to_office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_blocks" ADD CONSTRAINT "return_blocks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_blocks" ADD CONSTRAINT "return_blocks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_milestones" ADD CONSTRAINT "return_milestones_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_milestones" ADD CONSTRAINT "return_milestones_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_milestones" ADD CONSTRAINT "return_milestones_step_id_return_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."return_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "documents_case" ON "documents" USING btree ("case_id","on");--> statement-breakpoint
CREATE INDEX "documents_person" ON "documents" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "intake_rows_intake" ON "intake_rows" USING btree ("intake_id","state","number");--> statement-breakpoint
CREATE INDEX "intake_rows_fingerprint" ON "intake_rows" USING btree ("fingerprint");--> statement-breakpoint
CREATE INDEX "intake_rows_person" ON "intake_rows" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "intake_rows_case" ON "intake_rows" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "intakes_office" ON "intakes" USING btree ("office_id","created_at");--> statement-breakpoint
CREATE INDEX "compound_stays_compound" ON "compound_stays" USING btree ("compound_id");--> statement-breakpoint
CREATE INDEX "compound_stays_case" ON "compound_stays" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "compounds_country" ON "compounds" USING btree ("country");--> statement-breakpoint
CREATE UNIQUE INDEX "manifest_rows_position" ON "manifest_rows" USING btree ("operation_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "manifest_rows_case_once" ON "manifest_rows" USING btree ("operation_id","case_id");--> statement-breakpoint
CREATE INDEX "manifest_rows_case" ON "manifest_rows" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operation_legs_once" ON "operation_legs" USING btree ("operation_id","position");--> statement-breakpoint
CREATE INDEX "operation_partners_operation" ON "operation_partners" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "operations_on" ON "operations" USING btree ("on","id");--> statement-breakpoint
CREATE INDEX "operations_compound" ON "operations" USING btree ("compound_id");--> statement-breakpoint
CREATE INDEX "case_transfers_case" ON "case_transfers" USING btree ("case_id","asked_at");--> statement-breakpoint
CREATE INDEX "case_transfers_office" ON "case_transfers" USING btree ("to_office_id","state");--> statement-breakpoint
CREATE INDEX "case_transfers_person" ON "case_transfers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "referral_packages_referral" ON "referral_packages" USING btree ("referral_id");--> statement-breakpoint
CREATE INDEX "referral_packages_until" ON "referral_packages" USING btree ("until");--> statement-breakpoint
CREATE INDEX "referral_packages_person" ON "referral_packages" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "referrals_case" ON "referrals" USING btree ("case_id","asked_at");--> statement-breakpoint
CREATE INDEX "referrals_office" ON "referrals" USING btree ("to_office_id","state");--> statement-breakpoint
CREATE INDEX "referrals_person" ON "referrals" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "return_blocks_case" ON "return_blocks" USING btree ("case_id","until");--> statement-breakpoint
CREATE INDEX "return_blocks_person" ON "return_blocks" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "return_milestones_case" ON "return_milestones" USING btree ("case_id","kind");--> statement-breakpoint
CREATE INDEX "return_milestones_person" ON "return_milestones" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "tasks_case" ON "tasks" USING btree ("case_id","due");--> statement-breakpoint
CREATE INDEX "tasks_person" ON "tasks" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "tasks_assigned" ON "tasks" USING btree ("assigned_to","ended","due","id");--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("ended","due","id");--> statement-breakpoint
CREATE INDEX "cases_assigned" ON "cases" USING btree ("assigned_to","status");--> statement-breakpoint
CREATE INDEX "cases_on_the_way" ON "cases" USING btree ("return_status","status","office_id");