using System.CommandLine;
using LineOfSight.Host.Verbs;

return await Verbs.Root().Parse(args).InvokeAsync();
