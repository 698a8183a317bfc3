using System.Diagnostics;

namespace LineOfSight.FilledForms.Tests;

/// <summary>LibreOffice, as somebody without Word or Excel has it: it opens a file and saves it again.</summary>
internal static class Office
{
    /// <summary>Opens a file and saves it as another kind; without LibreOffice the test is skipped, counted and named.</summary>
    public static async Task<byte[]> SaveAgainAsync(byte[] content, string name, string ending)
    {
        var folder = Directory.CreateTempSubdirectory("los-forms-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "out"));
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
            var start = new ProcessStartInfo("soffice") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            // A profile of its own, so that a LibreOffice that is open already does not take the file.
            foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending, "--outdir", "out", name })
            {
                start.ArgumentList.Add(argument);
            }

            using var office = Started(start);
            await Task.WhenAll(office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync(), office.WaitForExitAsync()).WaitAsync(TimeSpan.FromMinutes(3));
            return await File.ReadAllBytesAsync(Path.Combine(folder, "out", Path.ChangeExtension(name, ending)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("LibreOffice (soffice) is not installed");
            throw;
        }
    }
}
