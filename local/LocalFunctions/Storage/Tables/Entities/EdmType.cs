namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>The property types of the table service.</summary>
internal enum EdmType
{
    None,
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    DateTime,
    Guid,
    Binary,
}

internal static class EdmTypes
{
    /// <summary>The type that an <c>odata.type</c> annotation names, or None.</summary>
    public static EdmType Parse(ReadOnlySpan<byte> annotation) =>
        annotation switch
        {
            _ when annotation.SequenceEqual("Edm.DateTime"u8) => EdmType.DateTime,
            _ when annotation.SequenceEqual("Edm.Double"u8) => EdmType.Double,
            _ when annotation.SequenceEqual("Edm.Int64"u8) => EdmType.Int64,
            _ when annotation.SequenceEqual("Edm.Guid"u8) => EdmType.Guid,
            _ when annotation.SequenceEqual("Edm.Binary"u8) => EdmType.Binary,
            _ when annotation.SequenceEqual("Edm.String"u8) => EdmType.String,
            _ when annotation.SequenceEqual("Edm.Int32"u8) => EdmType.Int32,
            _ when annotation.SequenceEqual("Edm.Boolean"u8) => EdmType.Boolean,
            _ => EdmType.None,
        };
}
