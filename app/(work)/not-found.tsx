/** The same words inside the bar: what is not yours reads as what is not there. */
export { default } from '../not-found';
