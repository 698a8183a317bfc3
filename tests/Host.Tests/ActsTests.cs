using System.Text;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests;

/// <summary><c>docs/acts.md</c> lists every audited act of every module.</summary>
public sealed class ActsTests
{
    [Fact]
    public async Task The_list_of_acts_is_what_the_modules_register()
    {
        var path = Path.Combine(Shared.Root, "docs", "acts.md");
        var text = new StringBuilder(
            """
            # Audited acts

            Every act that is written to the audit trail, as the modules register them. A read is the opening of a case-level record.
            A test fails when this list is stale; `LINEOFSIGHT_WRITE_ACTS=1` writes it anew.

            | Act | Module | How it reads in a history | Reads |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (module, act) in Modules.All.All.SelectMany(m => m.Acts.Select(a => (m, a))).OrderBy(a => a.a.Name, StringComparer.Ordinal))
        {
            text.Append($"| `{act.Name}` | {module.Name} | {act.Words.Replace("|", "\\|", StringComparison.Ordinal)} | {(act.IsRead ? "yes" : "")} |\n");
        }

        if (Environment.GetEnvironmentVariable("LINEOFSIGHT_WRITE_ACTS") == "1")
        {
            await File.WriteAllTextAsync(path, text.ToString(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(text.ToString().Split('\n'), (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Split('\n'));
    }

    [Fact]
    public void An_act_is_named_after_its_module_and_reads_after_a_persons_name()
    {
        Assert.Empty(Modules.All.All.SelectMany(m => m.Acts.Where(a => !a.Name.StartsWith(m.Name + ".", StringComparison.Ordinal) || a.Words.Length == 0 || char.IsUpper(a.Words[0]) || a.Words.EndsWith('.')).Select(a => a.Name)));
    }
}
