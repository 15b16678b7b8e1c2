using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Binding = System.Func<LocalFunctions.Functions.LocalFunctionContext, object?>;

namespace LocalFunctions.Functions;

/// <summary>What each parameter of a function is filled with; null for what this host cannot fill.</summary>
internal static class Bindings
{
    public static Binding? For(FunctionEntry function, ParameterInfo parameter)
    {
        var binding = parameter.GetCustomAttribute<BindingAttribute>();
        return binding switch
        {
            TriggerBindingAttribute => Trigger(function, parameter.ParameterType),
            DurableClientAttribute when function is not OrchestratorEntry => Client(parameter.ParameterType),
            not null => null,
            null => Plain(function, parameter),
        };
    }

    private static Binding? Trigger(FunctionEntry function, Type type) =>
        function switch
        {
            HttpEntry when type == typeof(HttpRequest) => context => ((HttpContext)context.Trigger!).Request,
            TimerEntry when type == typeof(TimerInfo) => Given,
            OrchestratorEntry when type == typeof(TaskOrchestrationContext) => Given,
            ActivityEntry => type.IsValueType && Nullable.GetUnderlyingType(type) is null
                ? context => context.Trigger ?? Activator.CreateInstance(type)
                : Given,
            _ => null,
        };

    private static object? Given(LocalFunctionContext context) => context.Trigger;

    private static Binding? Client(Type type) =>
        type == typeof(DurableTaskClient)
            ? context => context.InstanceServices.GetRequiredService<DurableTaskClient>()
            : null;

    private static Binding? Plain(FunctionEntry function, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
            return context => context;
        if (parameter.ParameterType == typeof(CancellationToken))
            return context => context.CancellationToken;
        return function switch
        {
            HttpEntry when parameter == PostedBody.ParameterOf(function.Method) => context => context.Body,
            HttpEntry http when InRoute(http, parameter) && RouteValue.CanBe(parameter.ParameterType) =>
                RouteValue.Binding(parameter),
            ActivityEntry when parameter.Name == "instanceId" && parameter.ParameterType == typeof(string) => context =>
                context.InstanceId,
            _ => null,
        };
    }

    private static bool InRoute(HttpEntry http, ParameterInfo parameter) =>
        RoutePatternFactory
            .Parse(http.Route)
            .Parameters.Any(part => part.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));
}
