CREATE TABLE `proceedings` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`country` text NOT NULL,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proceedings_case` ON `proceedings` (`case_id`,`on`);--> statement-breakpoint
CREATE TABLE `services` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`type` text NOT NULL,
	`state` text NOT NULL,
	`needed_on` text NOT NULL,
	`on` text NOT NULL,
	`partner` text,
	`until` text,
	`next_on` text,
	`note` blob,
	`version` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `services_case` ON `services` (`case_id`,`needed_on`);--> statement-breakpoint
CREATE INDEX `services_person` ON `services` (`person_id`);--> statement-breakpoint
CREATE INDEX `services_open` ON `services` (`state`,`needed_on`,`id`);