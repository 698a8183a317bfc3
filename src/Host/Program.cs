using System.CommandLine;
using LineOfSight.Host.Verbs;

const int WrongArguments = 2;
var parsed = Verbs.Root().Parse(args);
// Asked to stop, a verb ends its work and the database writes everything out: the command line's own two seconds are too short.
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) });
return parsed.Errors.Count > 0 ? WrongArguments : code;
