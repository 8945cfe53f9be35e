CREATE FUNCTION facts_touched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
  INSERT INTO touched_facts (kind, id) VALUES (TG_ARGV[0], changed ->> TG_ARGV[1]) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_facts AFTER INSERT OR UPDATE OR DELETE ON cases FOR EACH ROW EXECUTE FUNCTION facts_touched('case', 'id');
--> statement-breakpoint
CREATE TRIGGER case_status_steps_facts AFTER INSERT OR UPDATE OR DELETE ON case_status_steps FOR EACH ROW EXECUTE FUNCTION facts_touched('case', 'case_id');
--> statement-breakpoint
CREATE TRIGGER return_steps_facts AFTER INSERT OR UPDATE OR DELETE ON return_steps FOR EACH ROW EXECUTE FUNCTION facts_touched('case', 'case_id');
--> statement-breakpoint
CREATE TRIGGER determinations_facts AFTER INSERT OR UPDATE OR DELETE ON determinations FOR EACH ROW EXECUTE FUNCTION facts_touched('case', 'case_id');
--> statement-breakpoint
CREATE TRIGGER episodes_facts AFTER INSERT OR UPDATE OR DELETE ON episodes FOR EACH ROW EXECUTE FUNCTION facts_touched('episode', 'id');
--> statement-breakpoint
CREATE TRIGGER episode_answers_facts AFTER INSERT OR UPDATE OR DELETE ON episode_answers FOR EACH ROW EXECUTE FUNCTION facts_touched('episode', 'episode_id');
--> statement-breakpoint
CREATE TRIGGER retrafficking_findings_facts AFTER INSERT OR UPDATE OR DELETE ON retrafficking_findings FOR EACH ROW EXECUTE FUNCTION facts_touched('episode', 'later_id');
--> statement-breakpoint
CREATE TRIGGER persons_facts AFTER INSERT OR UPDATE OR DELETE ON persons FOR EACH ROW EXECUTE FUNCTION facts_touched('person', 'id');
--> statement-breakpoint
INSERT INTO touched_facts (kind, id) SELECT 'case', id FROM cases;
