/**
 * Stands for text that is unknown until the code runs: a template's tag in a string, or an expression in the flat form
 * of a text. It is a private-use character, which no code base contains.
 */
export const HOLE = '\uE000';
