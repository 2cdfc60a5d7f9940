/**
 * Marks text that is unknown until the code runs: a template tag in a string, or an expression in the flat form of a
 * text.
 * It is a private-use character, which does not occur in code.
 */
export const HOLE = '\uE000';
