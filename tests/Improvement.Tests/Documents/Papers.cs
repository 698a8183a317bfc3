using System.Text;

namespace LineOfSight.Improvement.Tests.Documents;

/// <summary>A good PDF, as small as they come.</summary>
internal static class Papers
{
    public static byte[] Pdf(string words = "minutes") => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Note ({words}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
}
