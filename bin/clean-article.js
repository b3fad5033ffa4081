#!/usr/bin/env node
const { keep, load } = require("../dist/program/start.cjs");

const program = load();
program.exports.main(process.argv).then(() => {
  // Where it cannot be kept, the next start takes as long as this one.
  keep(program).catch(() => {});
});
