using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>
/// A code that one member of staff answers by, once. It is on paper alone; its hash is all that is kept, and the program can write it and
/// never read it back (decision 28).
/// </summary>
internal sealed class StaffCode
{
    private StaffCode()
    {
    }

    [NotInActs]
    public byte[] CodeHash { get; private init; } = [];

    [NotInActs]
    public Guid ReturnId { get; private init; }

    [NotInActs]
    public bool IsUsed { get; private init; }

    public static StaffCode Of(Return of, string code) => new() { CodeHash = HashOf(Codes.Plain(code)), ReturnId = of.Id };

    public static byte[] HashOf(string plain) => SHA256.HashData(Encoding.UTF8.GetBytes(plain));

    internal sealed class Map : IEntityTypeConfiguration<StaffCode>
    {
        public void Configure(EntityTypeBuilder<StaffCode> code)
        {
            code.ToTable("staff_code", "questionnaires");
            code.HasKey(c => c.CodeHash);
            code.HasOne<Return>().WithMany().HasForeignKey(c => c.ReturnId);
        }
    }
}
