CREATE TABLE "proceedings" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"country" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"on" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"needed_on" text NOT NULL,
	"on" text NOT NULL,
	"partner" text,
	"until" text,
	"next_on" text,
	"note" "bytea",
	"version" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
ALTER TABLE "proceedings" ADD CONSTRAINT "proceedings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proceedings_case" ON "proceedings" USING btree ("case_id","on");--> statement-breakpoint
CREATE INDEX "services_case" ON "services" USING btree ("case_id","needed_on");--> statement-breakpoint
CREATE INDEX "services_person" ON "services" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "services_open" ON "services" USING btree ("state","needed_on","id");