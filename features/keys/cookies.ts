/** Names the set-up that a browser has begun; sent to the pages of set-up only. */
export const SET_UP_COOKIE = 'pulang-set-up';

/** Says that a browser has unlocked before; sent to the pages that unlock only. */
export const BROWSER_COOKIE = 'pulang-unlocked-before';
