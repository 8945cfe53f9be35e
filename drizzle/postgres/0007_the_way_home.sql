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
ALTER TABLE "return_blocks" ADD CONSTRAINT "return_blocks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_blocks" ADD CONSTRAINT "return_blocks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_milestones" ADD CONSTRAINT "return_milestones_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_milestones" ADD CONSTRAINT "return_milestones_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_milestones" ADD CONSTRAINT "return_milestones_step_id_return_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."return_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "return_blocks_case" ON "return_blocks" USING btree ("case_id","until");--> statement-breakpoint
CREATE INDEX "return_blocks_person" ON "return_blocks" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "return_milestones_case" ON "return_milestones" USING btree ("case_id","kind");--> statement-breakpoint
CREATE INDEX "return_milestones_person" ON "return_milestones" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cases_on_the_way" ON "cases" USING btree ("return_status","status","office_id");