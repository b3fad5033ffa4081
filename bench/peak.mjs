// Loaded before the program: prints its peak memory, in bytes, as it ends.
import { isMainThread } from "node:worker_threads";

if (isMainThread)
  process.on("exit", () => {
    process.stderr.write(`peak ${process.resourceUsage().maxRSS * 1024}\n`);
  });
