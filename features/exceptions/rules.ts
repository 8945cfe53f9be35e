/** How long emergency access lasts. */
export const EMERGENCY_HOURS = 3;

/** How often somebody may ask for it in a day, whatever the answer: guessing numbers must not pay. */
export const ATTEMPTS_A_DAY = 5;

/** How long somebody whose emergency was not justified cannot open the same case by one again. */
export const BARRED_DAYS = 30;

export const emergencyUntil = (now: Date) => new Date(now.getTime() + EMERGENCY_HOURS * 3_600_000);
