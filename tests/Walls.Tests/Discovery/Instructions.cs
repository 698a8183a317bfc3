using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace LineOfSight.Walls.Tests.Discovery;

/// <summary>Reads what the compiled methods of an assembly call, load and say, so that no clever source hides it.</summary>
internal sealed class Instructions
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => (int)(ushort)c.Value);

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Use>> Known = new();
    private readonly MetadataReader metadata;

    private Instructions(MetadataReader metadata) => this.metadata = metadata;

    /// <summary>Every use in an assembly.</summary>
    public static IReadOnlyList<Use> Of(Assembly assembly) => Known.GetOrAdd(assembly.Location, file =>
    {
        using var stream = File.OpenRead(file);
        using var program = new PEReader(stream);
        return [.. new Instructions(program.GetMetadataReader()).Read(program)];
    });

    private IEnumerable<Use> Read(PEReader program)
    {
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            var (owner, name) = SourceOf(method);
            foreach (var use in Body(program.GetMethodBody(method.RelativeVirtualAddress).GetILReader(), owner, name))
            {
                yield return use;
            }
        }
    }

    private List<Use> Body(BlobReader code, string owner, string method)
    {
        var uses = new List<Use>();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            var operation = Codes[value == 0xFE ? 0xFE00 | code.ReadByte() : value];
            switch (operation.OperandType)
            {
                case OperandType.InlineMethod:
                    uses.Add(Member(UseKind.Call, MetadataTokens.EntityHandle(code.ReadInt32()), owner, method));
                    break;
                case OperandType.InlineField:
                    uses.Add(Member(UseKind.Field, MetadataTokens.EntityHandle(code.ReadInt32()), owner, method));
                    break;
                case OperandType.InlineString:
                    uses.Add(new(UseKind.Text, owner, method, "", metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(code.ReadInt32()))));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                default:
                    code.Offset += Size(operation.OperandType);
                    break;
            }
        }

        return uses;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private Use Member(UseKind kind, EntityHandle handle, string owner, string method)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return Member(kind, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method, owner, method);
            case HandleKind.MethodDefinition:
                var defined = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return new(kind, owner, method, NameOf(defined.GetDeclaringType()), metadata.GetString(defined.Name));
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return new(kind, owner, method, NameOf(field.GetDeclaringType()), metadata.GetString(field.Name));
            default:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return new(kind, owner, method, NameOf(member.Parent), metadata.GetString(member.Name));
        }
    }

    private (string Owner, string Method) SourceOf(MethodDefinition method)
    {
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        var name = Inner(metadata.GetString(method.Name));
        while (metadata.GetString(type.Name).StartsWith('<') && !type.GetDeclaringType().IsNil)
        {
            name = metadata.GetString(type.Name).StartsWith("<>", StringComparison.Ordinal) ? name : Inner(metadata.GetString(type.Name));
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return (NameOf(type), name);
    }

    // <HandleAsync>d__3 and <HandleAsync>b__0 were written in HandleAsync.
    private static string Inner(string name) => name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? name[1..end] : name;

    private string NameOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => NameOf(metadata.GetTypeDefinition((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => NameOf(metadata.GetTypeReference((TypeReferenceHandle)handle)),
        HandleKind.TypeSpecification => NameOf(metadata.GetTypeSpecification((TypeSpecificationHandle)handle)),
        _ => "",
    };

    private string NameOf(TypeDefinition type) => type.GetDeclaringType() is { IsNil: false } outer
        ? $"{NameOf(outer)}+{metadata.GetString(type.Name)}"
        : Full(type.Namespace, type.Name);

    private string NameOf(TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? $"{NameOf(type.ResolutionScope)}+{metadata.GetString(type.Name)}"
        : Full(type.Namespace, type.Name);

    // A constructed generic type: its definition follows two bytes of signature.
    private string NameOf(TypeSpecification type)
    {
        var signature = metadata.GetBlobReader(type.Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return "";
        }

        signature.ReadByte();
        return NameOf(signature.ReadTypeHandle());
    }

    private string Full(StringHandle space, StringHandle name) =>
        space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";
}
