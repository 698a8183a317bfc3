using System.CommandLine;
using LineOfSight.Host.Verbs;

const int WrongArguments = 2;
var parsed = Verbs.Root().Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? WrongArguments : code;
