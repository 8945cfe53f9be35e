import { mayListCases, mayLogCases, mayOpenCase } from '@/features/cases/access';
import type { Actor } from '@/lib/actor';
import { isSecret, type Kind } from './rules';

/** An operation as the rules of access see it: who leads it, and whether it may already be known of. */
export type Led = { officeId: string; kind: Kind; on: string };

/** Whoever works on cases, and analysts in totals. */
export function maySeeOperations(actor: Actor): boolean {
  return mayListCases(actor);
}

/** What is still to come to a compound is known to those who lead it, and to headquarters, until its day. */
export function maySeeOperation(actor: Actor, operation: Led, today: string): boolean {
  return maySeeOperations(actor) && (!isSecret(operation, today) || mayLead(actor, operation.officeId));
}

/** Names, places, partners and rows are for those who work on cases; analysts see totals. */
export function maySeeRows(actor: Actor): boolean {
  return mayLogCases(actor);
}

/** The leading office says what an operation is; at headquarters supervisors do for any. */
export function mayLead(actor: Actor, officeId: string): boolean {
  return mayOpenCase(actor, officeId);
}

/** Whoever works on cases puts their own on a manifest they see. */
export function mayKeepManifest(actor: Actor, operation: Led, today: string): boolean {
  return mayLogCases(actor) && maySeeOperation(actor, operation, today);
}

/** The register of compounds is read and written by those who work on cases. */
export function mayKeepRegister(actor: Actor): boolean {
  return mayLogCases(actor);
}
