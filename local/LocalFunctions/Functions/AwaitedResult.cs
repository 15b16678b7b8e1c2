using System.Reflection;

namespace LocalFunctions.Functions;

/// <summary>Turns what a method returns (nothing, a value, a task of either) into a task of its value.</summary>
internal static class AwaitedResult
{
    public static Func<object?, Task<object?>> Of(Type returned)
    {
        if (returned == typeof(Task) || returned == typeof(void))
            return async task =>
            {
                await ((Task?)task ?? Task.CompletedTask);
                return null;
            };
        if (returned == typeof(ValueTask))
            return async task =>
            {
                await (ValueTask)task!;
                return null;
            };
        if (!returned.IsGenericType)
            return Task.FromResult;
        return returned.GetGenericTypeDefinition() switch
        {
            var type when type == typeof(Task<>) => Closed(nameof(OfTask), returned),
            var type when type == typeof(ValueTask<>) => Closed(nameof(OfValueTask), returned),
            _ => Task.FromResult,
        };
    }

    private static Func<object?, Task<object?>> Closed(string method, Type returned) =>
        typeof(AwaitedResult)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(returned.GetGenericArguments())
            .CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> OfTask<T>(object? task) => await (Task<T>)task!;

    private static async Task<object?> OfValueTask<T>(object? task) => await (ValueTask<T>)task!;
}
