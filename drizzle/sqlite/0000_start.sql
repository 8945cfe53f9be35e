CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`idle_until` integer NOT NULL,
	`absolute_until` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`sign_in_name` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`office_id` text NOT NULL,
	`password_hash` text,
	`locale` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_signInName_unique` ON `users` (`sign_in_name`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`act` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit_entries` (`subject_kind`,`subject_id`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`submission_id` text NOT NULL,
	`office_id` text NOT NULL,
	`person_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`assigned_to` text,
	`status` text NOT NULL,
	`handled_on` text NOT NULL,
	`closed_on` text,
	`closure_reason` text,
	`intake_channel` text,
	`in_danger` text,
	`safe_to_contact` text,
	`wants_return` text,
	`return_status` text NOT NULL,
	`returned_on` text,
	`return_mode` text,
	`return_basis` text,
	`return_funding` text,
	`retrafficking` text,
	`earlier_reference` text,
	`notes` blob,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_reference_unique` ON `cases` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_submissionId_unique` ON `cases` (`submission_id`);--> statement-breakpoint
CREATE INDEX `cases_handled` ON `cases` (`handled_on`,`id`);--> statement-breakpoint
CREATE INDEX `cases_office` ON `cases` (`office_id`,`handled_on`,`id`);--> statement-breakpoint
CREATE INDEX `cases_updated` ON `cases` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_returned` ON `cases` (`returned_on`);--> statement-breakpoint
CREATE INDEX `cases_person` ON `cases` (`person_id`);--> statement-breakpoint
CREATE INDEX `cases_episode` ON `cases` (`episode_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`person_id` text NOT NULL,
	`content` blob NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_user` ON `drafts` (`user_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `return_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`position` integer NOT NULL,
	`status` text NOT NULL,
	`on` text NOT NULL,
	`until` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `return_steps_case` ON `return_steps` (`case_id`,`position`);--> statement-breakpoint
CREATE TABLE `section_versions` (
	`record_id` text NOT NULL,
	`section` text NOT NULL,
	`version` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`record_id`, `section`)
);
--> statement-breakpoint
CREATE TABLE `case_status_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`position` integer NOT NULL,
	`status` text NOT NULL,
	`closure_reason` text,
	`on` text NOT NULL,
	`until` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_status_steps_case` ON `case_status_steps` (`case_id`,`position`);--> statement-breakpoint
CREATE TABLE `offices` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`name_id` text NOT NULL,
	`name_en` text NOT NULL,
	`country` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offices_code_unique` ON `offices` (`code`);--> statement-breakpoint
CREATE TABLE `reference_counters` (
	`office_id` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`office_id`, `year`),
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `episode_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`episode_id` text NOT NULL,
	`list` text NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `episode_answers_once` ON `episode_answers` (`episode_id`,`list`,`code`);--> statement-breakpoint
CREATE TABLE `episodes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`destination` text NOT NULL,
	`current_country` text,
	`recruiter_relationship` text,
	`offered_job` text,
	`departure_procedure` text,
	`recruited_on` text,
	`industry` text,
	`started_on` text,
	`ended_on` text,
	`exit_manner` text,
	`immigration_status` text,
	`travel_document` text,
	`place` blob,
	`account` blob,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `episodes_person` ON `episodes` (`person_id`);--> statement-breakpoint
CREATE INDEX `episodes_destination` ON `episodes` (`destination`);--> statement-breakpoint
CREATE TABLE `fingerprints` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`fingerprint` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fingerprints_once` ON `fingerprints` (`kind`,`fingerprint`,`person_id`);--> statement-breakpoint
CREATE INDEX `fingerprints_person` ON `fingerprints` (`person_id`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`sex` text,
	`birth_year` integer,
	`birth_precision` text,
	`home_province` text,
	`citizenship` text,
	`marital_status` text,
	`education_level` text,
	`identity` blob,
	`key_version` integer NOT NULL,
	`identity_seq` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `persons_identity_seq` ON `persons` (`identity_seq`);