using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace LocalFunctions.Functions;

/// <summary>
/// The body of a request as a type of the app's ([FromBody]): read by MVC's own binder with the app's formatters, which is
/// whom the worker's ASP.NET Core integration asks too.
/// </summary>
internal static class PostedBody
{
    /// <summary>The parameter that is filled with the body; null if there is none.</summary>
    public static ParameterInfo? ParameterOf(MethodInfo method) =>
        method.GetParameters().FirstOrDefault(one => one.IsDefined(typeof(FromBodyAttribute)));

    /// <returns>Null where nothing was sent and the app lets MVC take that (AllowEmptyInputInBodyModelBinding).</returns>
    /// <exception cref="InvalidOperationException">Nothing was sent, or nothing of that type: the run fails, as on Azure.</exception>
    public static async Task<object?> ReadAsync(HttpContext http, Type type)
    {
        var metadata = http.RequestServices.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(type);
        var how = new BindingInfo { BindingSource = BindingSource.Body, BinderType = metadata.BinderType };
        var binder = http
            .RequestServices.GetRequiredService<IModelBinderFactory>()
            .CreateBinder(new ModelBinderFactoryContext { Metadata = metadata, BindingInfo = how });
        var reading = new DefaultModelBindingContext
        {
            ActionContext = new ActionContext { HttpContext = http },
            BindingSource = BindingSource.Body,
            ModelMetadata = metadata,
            ModelName = metadata.BinderModelName ?? "",
            ModelState = new ModelStateDictionary(),
        };
        await binder.BindModelAsync(reading);
        return reading.Result.IsModelSet || reading.ModelState.IsValid
            ? reading.Result.Model
            : throw new InvalidOperationException($"The body is no {type}: {Why(reading.ModelState)}");
    }

    private static string Why(ModelStateDictionary state) =>
        string.Join(
            ' ',
            state
                .Values.SelectMany(one => one.Errors)
                .Select(error => $"{error.ErrorMessage} {error.Exception?.Message}".Trim())
        );
}
