CREATE TABLE `case_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`on` text NOT NULL,
	`text` blob NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_notes_case` ON `case_notes` (`case_id`,`on`);--> statement-breakpoint
CREATE INDEX `case_notes_person` ON `case_notes` (`person_id`);--> statement-breakpoint
CREATE TABLE `follow_up_schedules` (
	`office_id` text PRIMARY KEY NOT NULL,
	`months` text NOT NULL,
	`since` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`month` integer,
	`on` text NOT NULL,
	`outcome` text NOT NULL,
	`note` blob,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_ups_case` ON `follow_ups` (`case_id`,`on`);--> statement-breakpoint
CREATE INDEX `follow_ups_person` ON `follow_ups` (`person_id`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`kept_id` text NOT NULL,
	`joined_id` text NOT NULL,
	`moved` text NOT NULL,
	`episodes` text NOT NULL,
	`basis` text,
	`before` blob,
	`after` blob,
	`reason` blob,
	`merged_at` integer NOT NULL,
	`merged_by` text NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`kept_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`joined_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `merges_kept` ON `merges` (`kept_id`);--> statement-breakpoint
CREATE INDEX `merges_joined` ON `merges` (`joined_id`);--> statement-breakpoint
CREATE TABLE `person_pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`state` text NOT NULL,
	`outcome` text NOT NULL,
	`score` integer NOT NULL,
	`evidence` text NOT NULL,
	`found_at` integer NOT NULL,
	`asked_by` text,
	`asked_at` integer,
	`decided_by` text,
	`decided_at` integer,
	`decided_evidence` text,
	`reason` blob,
	`reopened_at` integer,
	FOREIGN KEY (`one_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_pairs_once` ON `person_pairs` (`one_id`,`other_id`);--> statement-breakpoint
CREATE INDEX `person_pairs_other` ON `person_pairs` (`other_id`);--> statement-breakpoint
CREATE INDEX `person_pairs_state` ON `person_pairs` (`state`,`score`,`id`);--> statement-breakpoint
CREATE TABLE `retrafficking_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`earlier_id` text NOT NULL,
	`later_id` text NOT NULL,
	`state` text NOT NULL,
	`on` text NOT NULL,
	`until` text,
	`reason` blob,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`earlier_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`later_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `retrafficking_findings_later` ON `retrafficking_findings` (`later_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `retrafficking_findings_earlier` ON `retrafficking_findings` (`earlier_id`);--> statement-breakpoint
ALTER TABLE `episodes` ADD `same_as` text;--> statement-breakpoint
CREATE INDEX `episodes_same_as` ON `episodes` (`same_as`);--> statement-breakpoint
ALTER TABLE `persons` ADD `same_as` text;--> statement-breakpoint
CREATE INDEX `persons_same_as` ON `persons` (`same_as`);