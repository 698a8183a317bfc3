using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Schools.Import;

/// <summary>Where a register file is given.</summary>
[Can(Can.ImportSchools)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
internal sealed class FileModel(GiveRegister give) : PageModel
{
    // Two files at their limit, and the form around them.
    private const long MostBytes = (2 * FileLimits.Bytes) + (1024 * 1024);

    [BindProperty]
    public Upload Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        await using var register = Input.File!.OpenReadStream();
        await using var names = Input.NamesFile?.OpenReadStream();
        var laCode = string.IsNullOrWhiteSpace(Input.LaCode) ? null : Input.LaCode.Trim();
        var source = new RegisterSource(register, Input.File.FileName, names, Input.NamesFile?.FileName, laCode, Input.AsOf);
        var import = await give.HandleAsync(source, HttpContext.RequestAborted);
        return Redirect($"/register/schools/import/preview/{import}");
    }

    internal sealed class Upload
    {
        [Required(ErrorMessage = "Choose the file of the register")]
        public IFormFile? File { get; set; }

        public IFormFile? NamesFile { get; set; }

        public string? LaCode { get; set; }

        public DateOnly? AsOf { get; set; }
    }
}
