using System.Reflection;

namespace Delivery.Functions.Tests.Reference;

/// <summary>Writes a type as the listings of the real packages write it.</summary>
internal static class ApiNotation
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    // The listings leave operators out; these are known to be real.
    private static readonly string[] UnlistedOperators = ["op_Implicit", "op_Equality", "op_Inequality"];

    public static string Heading(Type type)
    {
        var ancestor = type.BaseType is { } parent && parent != typeof(object) ? $" : {Name(parent)}" : "";
        return $"{type.Namespace} | {Kind(type)} {Name(type)}{ancestor}";
    }

    public static IEnumerable<string> Members(Type type) =>
        type.IsEnum
            ? [string.Join(", ", Enum.GetNames(type))]
            :
            [
                .. type.GetConstructors(Declared).Where(IsVisible).Where(ctor => !ctor.IsStatic).Select(Constructor),
                .. type.GetMethods(Declared).Where(IsVisible).Where(IsListed).Select(Method),
                .. type.GetProperties(Declared).Where(IsVisible).Select(Property),
                .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(Field),
                .. type.GetEvents(Declared).Select(happening => $"event {happening.Name}"),
            ];

    private static string Kind(Type type) =>
        type switch
        {
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };

    private static string Constructor(ConstructorInfo ctor) => $"ctor({Parameters(ctor)})";

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod
            ? $"<{string.Join(",", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        return $"{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Modifiers(MethodInfo method)
    {
        var access = method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";
        var dispatch = method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true, DeclaringType.IsInterface: false } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return access + dispatch;
    }

    private static string Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? "set; " : "";
        var isAbstract =
            (property.GetMethod ?? property.SetMethod) is { IsAbstract: true, DeclaringType.IsInterface: false };
        return $"{(isAbstract ? "abstract " : "")}{Name(property.PropertyType)} {property.Name} {{ {get}{set}}}";
    }

    private static string Field(FieldInfo field) => $"field {Name(field.FieldType)} {field.Name}";

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter =>
                    $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "?" : "")}"
                )
        );

    private static string Name(Type type)
    {
        if (type.IsByRef || !type.IsGenericType)
            return type.Name;
        var arguments = type.GetGenericArguments().Select(Name);
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments)}>";
    }

    // No source can name a record's clone method, and its return type follows the framework that compiled it.
    private static bool IsListed(MethodInfo method) =>
        !method.Name.Contains('<', StringComparison.Ordinal)
        && !UnlistedOperators.Contains(method.Name)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(PropertyInfo property) => property.GetAccessors(nonPublic: true).Any(IsVisible);
}
