CREATE TRIGGER cases_facts_insert AFTER INSERT ON cases BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER cases_facts_update AFTER UPDATE ON cases BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER cases_facts_delete AFTER DELETE ON cases BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', OLD.id); END;
--> statement-breakpoint
CREATE TRIGGER case_status_steps_facts_insert AFTER INSERT ON case_status_steps BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', NEW.case_id); END;
--> statement-breakpoint
CREATE TRIGGER case_status_steps_facts_update AFTER UPDATE ON case_status_steps BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', NEW.case_id); END;
--> statement-breakpoint
CREATE TRIGGER case_status_steps_facts_delete AFTER DELETE ON case_status_steps BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', OLD.case_id); END;
--> statement-breakpoint
CREATE TRIGGER return_steps_facts_insert AFTER INSERT ON return_steps BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', NEW.case_id); END;
--> statement-breakpoint
CREATE TRIGGER return_steps_facts_update AFTER UPDATE ON return_steps BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', NEW.case_id); END;
--> statement-breakpoint
CREATE TRIGGER return_steps_facts_delete AFTER DELETE ON return_steps BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', OLD.case_id); END;
--> statement-breakpoint
CREATE TRIGGER determinations_facts_insert AFTER INSERT ON determinations BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', NEW.case_id); END;
--> statement-breakpoint
CREATE TRIGGER determinations_facts_update AFTER UPDATE ON determinations BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', NEW.case_id); END;
--> statement-breakpoint
CREATE TRIGGER determinations_facts_delete AFTER DELETE ON determinations BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('case', OLD.case_id); END;
--> statement-breakpoint
CREATE TRIGGER episodes_facts_insert AFTER INSERT ON episodes BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER episodes_facts_update AFTER UPDATE ON episodes BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER episodes_facts_delete AFTER DELETE ON episodes BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', OLD.id); END;
--> statement-breakpoint
CREATE TRIGGER episode_answers_facts_insert AFTER INSERT ON episode_answers BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', NEW.episode_id); END;
--> statement-breakpoint
CREATE TRIGGER episode_answers_facts_update AFTER UPDATE ON episode_answers BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', NEW.episode_id); END;
--> statement-breakpoint
CREATE TRIGGER episode_answers_facts_delete AFTER DELETE ON episode_answers BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', OLD.episode_id); END;
--> statement-breakpoint
CREATE TRIGGER retrafficking_findings_facts_insert AFTER INSERT ON retrafficking_findings BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', NEW.later_id); END;
--> statement-breakpoint
CREATE TRIGGER retrafficking_findings_facts_update AFTER UPDATE ON retrafficking_findings BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', NEW.later_id); END;
--> statement-breakpoint
CREATE TRIGGER retrafficking_findings_facts_delete AFTER DELETE ON retrafficking_findings BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('episode', OLD.later_id); END;
--> statement-breakpoint
CREATE TRIGGER persons_facts_insert AFTER INSERT ON persons BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('person', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER persons_facts_update AFTER UPDATE ON persons BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('person', NEW.id); END;
--> statement-breakpoint
CREATE TRIGGER persons_facts_delete AFTER DELETE ON persons BEGIN INSERT OR IGNORE INTO touched_facts (kind, id) VALUES ('person', OLD.id); END;
--> statement-breakpoint
INSERT INTO touched_facts (kind, id) SELECT 'case', id FROM cases;
