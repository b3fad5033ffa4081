// parse5 as it stands in this folder's node_modules.
export { parse, parseFragment } from "parse5";
