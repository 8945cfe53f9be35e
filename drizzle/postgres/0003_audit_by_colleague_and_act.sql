CREATE INDEX "audit_actor" ON "audit_entries" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_act" ON "audit_entries" USING btree ("act","seq");