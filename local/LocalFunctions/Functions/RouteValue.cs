using System.Globalization;
using System.Reflection;

namespace LocalFunctions.Functions;

/// <summary>A part of the address handed to a parameter of the same name, in the types that the worker converts too.</summary>
internal static class RouteValue
{
    private static readonly HashSet<Type> Types =
    [
        typeof(bool),
        typeof(short),
        typeof(int),
        typeof(long),
        typeof(double),
        typeof(decimal),
        typeof(Guid),
        typeof(DateTime),
        typeof(DateTimeOffset),
        typeof(DateOnly),
        typeof(TimeOnly),
    ];

    public static bool CanBe(Type type) => type == typeof(string) || Types.Contains(Underlying(type));

    public static Func<LocalFunctionContext, object?> Binding(ParameterInfo parameter)
    {
        var type = Underlying(parameter.ParameterType);
        var parse = type == typeof(string) ? text => text : Parser(type);
        var absent = parameter.HasDefaultValue ? parameter.DefaultValue : Default(parameter.ParameterType);
        return context =>
            ((HttpContext)context.Trigger!).GetRouteValue(parameter.Name!) is string { Length: > 0 } text
                ? parse(text) ?? throw new RouteValueException(parameter.Name!, text)
                : absent;
    }

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static object? Default(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    private static Func<string, object?> Parser(Type type) =>
        typeof(RouteValue)
            .GetMethod(nameof(Parse), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .CreateDelegate<Func<string, object?>>();

    private static object? Parse<T>(string text)
        where T : struct, IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>An address that names something that cannot exist: not found.</summary>
internal sealed class RouteValueException(string name, string text) : Exception($"{name} cannot be \"{text}\".");
