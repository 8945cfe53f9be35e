CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`format` text NOT NULL,
	`size` integer NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text,
	`reason` blob,
	`title` blob,
	`preview` blob,
	`content` blob,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `documents_case` ON `documents` (`case_id`,`on`);--> statement-breakpoint
CREATE INDEX `documents_person` ON `documents` (`person_id`);--> statement-breakpoint
CREATE TABLE `intake_headings` (
	`office_id` text NOT NULL,
	`heading` text NOT NULL,
	`field` text NOT NULL,
	PRIMARY KEY(`office_id`, `heading`),
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `intake_rows` (
	`id` text PRIMARY KEY NOT NULL,
	`intake_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`held` text,
	`person_id` text,
	`case_id` text,
	`fingerprint` text NOT NULL,
	`content` blob,
	FOREIGN KEY (`intake_id`) REFERENCES `intakes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `intake_rows_intake` ON `intake_rows` (`intake_id`,`state`,`number`);--> statement-breakpoint
CREATE INDEX `intake_rows_fingerprint` ON `intake_rows` (`fingerprint`);--> statement-breakpoint
CREATE INDEX `intake_rows_person` ON `intake_rows` (`person_id`);--> statement-breakpoint
CREATE INDEX `intake_rows_case` ON `intake_rows` (`case_id`);--> statement-breakpoint
CREATE TABLE `intakes` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `intakes_office` ON `intakes` (`office_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `compound_stays` (
	`id` text PRIMARY KEY NOT NULL,
	`compound_id` text NOT NULL,
	`case_id` text NOT NULL,
	`from` text,
	`until` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`compound_id`) REFERENCES `compounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `compound_stays_compound` ON `compound_stays` (`compound_id`);--> statement-breakpoint
CREATE INDEX `compound_stays_case` ON `compound_stays` (`case_id`);--> statement-breakpoint
CREATE TABLE `compounds` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`submission_id` text NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	`town` text NOT NULL,
	`country` text NOT NULL,
	`version` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `compounds_reference_unique` ON `compounds` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `compounds_submissionId_unique` ON `compounds` (`submission_id`);--> statement-breakpoint
CREATE INDEX `compounds_country` ON `compounds` (`country`);--> statement-breakpoint
CREATE TABLE `manifest_rows` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`position` integer NOT NULL,
	`case_id` text,
	`sex` text,
	`age` integer,
	`home_province` text,
	`state` text NOT NULL,
	`stay_reason` text,
	`boarded_on` text,
	`arrived_on` text,
	`overridden` integer NOT NULL,
	`override_reason` blob,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `manifest_rows_position` ON `manifest_rows` (`operation_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `manifest_rows_case_once` ON `manifest_rows` (`operation_id`,`case_id`);--> statement-breakpoint
CREATE INDEX `manifest_rows_case` ON `manifest_rows` (`case_id`);--> statement-breakpoint
CREATE TABLE `operation_legs` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`position` integer NOT NULL,
	`mode` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`on` text NOT NULL,
	`carrier` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operation_legs_once` ON `operation_legs` (`operation_id`,`position`);--> statement-breakpoint
CREATE TABLE `operation_partners` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `operation_partners_operation` ON `operation_partners` (`operation_id`);--> statement-breakpoint
CREATE TABLE `operations` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`submission_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`office_id` text NOT NULL,
	`country` text NOT NULL,
	`compound_id` text,
	`on` text NOT NULL,
	`planned_persons` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`compound_id`) REFERENCES `compounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operations_reference_unique` ON `operations` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `operations_submissionId_unique` ON `operations` (`submission_id`);--> statement-breakpoint
CREATE INDEX `operations_on` ON `operations` (`on`,`id`);--> statement-breakpoint
CREATE INDEX `operations_compound` ON `operations` (`compound_id`);--> statement-breakpoint
CREATE TABLE `case_transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_office_id` text NOT NULL,
	`to_office_id` text NOT NULL,
	`reason` text NOT NULL,
	`words` blob,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_transfers_case` ON `case_transfers` (`case_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `case_transfers_office` ON `case_transfers` (`to_office_id`,`state`);--> statement-breakpoint
CREATE INDEX `case_transfers_person` ON `case_transfers` (`person_id`);--> statement-breakpoint
CREATE TABLE `partners` (
	`code` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name_id` text NOT NULL,
	`name_en` text NOT NULL,
	`city` text,
	`country` text,
	`closed_at` integer,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `referral_packages` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`content` blob,
	`until` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`opened` integer NOT NULL,
	`refused` integer NOT NULL,
	`opened_at` integer,
	`gone_at` integer,
	FOREIGN KEY (`referral_id`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_packages_tokenHash_unique` ON `referral_packages` (`token_hash`);--> statement-breakpoint
CREATE INDEX `referral_packages_referral` ON `referral_packages` (`referral_id`);--> statement-breakpoint
CREATE INDEX `referral_packages_until` ON `referral_packages` (`until`);--> statement-breakpoint
CREATE INDEX `referral_packages_person` ON `referral_packages` (`person_id`);--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`to_office_id` text,
	`partner` text,
	`reason` text NOT NULL,
	`sections` text NOT NULL,
	`facts` text,
	`words` blob,
	`until` text NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`ended_by` text,
	`ended_at` integer,
	`outcome` blob,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referrals_case` ON `referrals` (`case_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `referrals_office` ON `referrals` (`to_office_id`,`state`);--> statement-breakpoint
CREATE INDEX `referrals_person` ON `referrals` (`person_id`);--> statement-breakpoint
CREATE TABLE `return_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`note` blob,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `return_blocks_case` ON `return_blocks` (`case_id`,`until`);--> statement-breakpoint
CREATE INDEX `return_blocks_person` ON `return_blocks` (`person_id`);--> statement-breakpoint
CREATE TABLE `return_milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`body` text,
	`document` text,
	`number` blob,
	`valid_until` text,
	`clearance` text,
	`leaves_on` text,
	`flight` text,
	`step_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`step_id`) REFERENCES `return_steps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `return_milestones_case` ON `return_milestones` (`case_id`,`kind`);--> statement-breakpoint
CREATE INDEX `return_milestones_person` ON `return_milestones` (`person_id`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` blob,
	`due` text NOT NULL,
	`assigned_to` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`ended` text,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tasks_case` ON `tasks` (`case_id`,`due`);--> statement-breakpoint
CREATE INDEX `tasks_person` ON `tasks` (`person_id`);--> statement-breakpoint
CREATE INDEX `tasks_assigned` ON `tasks` (`assigned_to`,`ended`,`due`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_due` ON `tasks` (`ended`,`due`,`id`);--> statement-breakpoint
ALTER TABLE `case_notes` ADD `kind` text;--> statement-breakpoint
CREATE INDEX `cases_assigned` ON `cases` (`assigned_to`,`status`);--> statement-breakpoint
CREATE INDEX `cases_on_the_way` ON `cases` (`return_status`,`status`,`office_id`);