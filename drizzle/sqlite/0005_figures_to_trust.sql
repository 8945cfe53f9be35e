CREATE TABLE `determinations` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`status` text NOT NULL,
	`body` text NOT NULL,
	`on` text NOT NULL,
	`reason` blob,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `determinations_case` ON `determinations` (`case_id`,`on`);--> statement-breakpoint
CREATE INDEX `determinations_person` ON `determinations` (`person_id`);--> statement-breakpoint
CREATE TABLE `edition_files` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`format` text NOT NULL,
	`language` text NOT NULL,
	`content` blob NOT NULL,
	`sha256` text NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `edition_files_once` ON `edition_files` (`edition_id`,`format`,`language`);--> statement-breakpoint
CREATE TABLE `editions` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`scope` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`revises` text,
	`content` text NOT NULL,
	`version` integer NOT NULL,
	`drafted_by` text NOT NULL,
	`drafted_at` integer NOT NULL,
	`reviewed_by` text,
	`reviewed_at` integer,
	`issued_by` text,
	`issued_at` integer,
	`known_at` integer NOT NULL,
	`checkpoint` text,
	`withdrawn_by` text,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_number` ON `editions` (`month`,`scope`,`number`);--> statement-breakpoint
CREATE TABLE `release_files` (
	`id` text PRIMARY KEY NOT NULL,
	`release_id` text NOT NULL,
	`name` text NOT NULL,
	`content` blob NOT NULL,
	`sha256` text NOT NULL,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_files_once` ON `release_files` (`release_id`,`name`);--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`month` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`proof` text NOT NULL,
	`synthetic` integer NOT NULL,
	`known_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_number` ON `releases` (`kind`,`month`,`number`);--> statement-breakpoint
CREATE TABLE `report_templates` (
	`office_id` text PRIMARY KEY NOT NULL,
	`sections` text NOT NULL,
	`draft_day` integer,
	`version` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `case_facts` (
	`seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`known_from` integer NOT NULL,
	`facts` text NOT NULL,
	PRIMARY KEY(`seq`, `case_id`)
);
--> statement-breakpoint
CREATE INDEX `case_facts_case` ON `case_facts` (`case_id`,`seq`);--> statement-breakpoint
CREATE TABLE `touched_facts` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`kind`, `id`)
);
--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`dimension` text NOT NULL,
	`code` text NOT NULL,
	`month` text NOT NULL,
	`details` text NOT NULL,
	`found_at` integer NOT NULL,
	`seen_by` text,
	`seen_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_once` ON `alerts` (`dimension`,`code`,`month`);--> statement-breakpoint
CREATE TABLE `definitions` (
	`id` text PRIMARY KEY NOT NULL,
	`name_id` text NOT NULL,
	`name_en` text NOT NULL,
	`note` text,
	`question` text NOT NULL,
	`owner_id` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`shared_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `definitions_owner` ON `definitions` (`owner_id`);--> statement-breakpoint
CREATE TABLE `published_explanations` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`text` text NOT NULL,
	`ours` integer,
	`published` integer,
	`signed_by` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`signed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `published_explanations_code` ON `published_explanations` (`code`,`signed_at`);--> statement-breakpoint
CREATE TABLE `published_figures` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`metric` text NOT NULL,
	`unit` text NOT NULL,
	`population` text,
	`country` text,
	`region` text,
	`geography_basis` text,
	`period_start` text,
	`period_end` text,
	`as_of` text,
	`comparator` text NOT NULL,
	`value` integer,
	`quote` text,
	`sums_into` text,
	`conflicts_with` text,
	`authority` text NOT NULL,
	`source` text NOT NULL,
	`source_date` text,
	`note` text,
	`question` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `published_figures_code` ON `published_figures` (`code`);--> statement-breakpoint
CREATE TABLE `world_events` (
	`id` text PRIMARY KEY NOT NULL,
	`on` text NOT NULL,
	`country` text,
	`name_id` text NOT NULL,
	`name_en` text NOT NULL,
	`source` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text
);
--> statement-breakpoint
CREATE INDEX `world_events_on` ON `world_events` (`on`);