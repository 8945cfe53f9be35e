CREATE INDEX `audit_actor` ON `audit_entries` (`actor_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_act` ON `audit_entries` (`act`,`seq`);