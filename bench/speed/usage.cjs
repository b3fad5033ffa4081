// Loaded before a program where there is no Python: writes what it has used to the file that USAGE_FILE names, as it ends.
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread && process.env.USAGE_FILE)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(
      process.env.USAGE_FILE,
      JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, wall: performance.now() / 1000, peak: maxRSS * 1024 }),
    );
  });
