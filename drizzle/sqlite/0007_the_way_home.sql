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
CREATE INDEX `cases_on_the_way` ON `cases` (`return_status`,`status`,`office_id`);